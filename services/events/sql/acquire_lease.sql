INSERT INTO events.lease AS lease (job, holder, until)
VALUES (:job, :holder, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + :duration)
ON CONFLICT (job) DO UPDATE
    SET holder = excluded.holder, until = excluded.until
    WHERE lease.holder = excluded.holder
       OR lease.until <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
