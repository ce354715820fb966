INSERT INTO public.leak (leaked) VALUES (:leaked)
