CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO guichet_application, guichet_reader;

-- Names people and things by id only. Nobody changes or removes a line.
CREATE TABLE audit.event (
    id           bigint  PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at           bigint  NOT NULL,
    actor        bigint,
    deed         text    NOT NULL,
    subject_kind text    NOT NULL,
    subject_id   bigint  NOT NULL,
    result       text    NOT NULL CHECK (result IN ('done', 'refused')),
    detail       text    NOT NULL DEFAULT '' CHECK (char_length(detail) <= 100)
);
CREATE INDEX event_subject ON audit.event (subject_kind, subject_id, id);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON audit.event
    FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON audit.event
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT SELECT, INSERT ON audit.event TO guichet_application;
GRANT SELECT ON audit.event TO guichet_reader;
