INSERT INTO audit.event (at, actor, deed, subject_kind, subject_id, result, detail)
VALUES (:at, :actor, :deed, :subject_kind, :subject_id, :result, :detail)
