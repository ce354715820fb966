SELECT key_generation, count(*) AS documents, count(DISTINCT fingerprint) AS fingerprints
FROM kyc.document
GROUP BY key_generation
