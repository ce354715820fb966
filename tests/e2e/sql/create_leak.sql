CREATE TABLE public.leak (leaked bytea)
