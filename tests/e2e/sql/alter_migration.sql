UPDATE store.migration SET checksum = repeat('1', 64) WHERE number = 1
