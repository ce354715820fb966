INSERT INTO seal.checkpoint (number, made_at, position, batch_seal, audit_number, audit_seal, unposted_number,
    unposted_seal, signature)
VALUES (:number, :made_at, :position, :batch_seal, :audit_number, :audit_seal, :unposted_number, :unposted_seal,
    :signature)
