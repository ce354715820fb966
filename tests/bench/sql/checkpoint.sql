-- script
CHECKPOINT
