DROP TABLE public.leak
