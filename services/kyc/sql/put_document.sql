INSERT INTO kyc.document (case_id, side, content_type, width, height, image, fingerprint, key_generation, submitted_at,
                          submitted_by)
VALUES (:case, :side, :content_type, :width, :height, :image, :fingerprint, :key_generation, :now, :by)
ON CONFLICT (case_id, side) DO UPDATE
    SET content_type = excluded.content_type, width = excluded.width, height = excluded.height,
        image = excluded.image, fingerprint = excluded.fingerprint, key_generation = excluded.key_generation,
        submitted_at = excluded.submitted_at,
        submitted_by = excluded.submitted_by
