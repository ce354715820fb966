INSERT INTO kyc.document (case_id, side, content_type, width, height, image, fingerprint, submitted_at, submitted_by)
VALUES (:case, :side, :content_type, :width, :height, :image, :fingerprint, :now, :by)
ON CONFLICT (case_id, side) DO UPDATE
    SET content_type = excluded.content_type, width = excluded.width, height = excluded.height,
        image = excluded.image, fingerprint = excluded.fingerprint, submitted_at = excluded.submitted_at,
        submitted_by = excluded.submitted_by
