UPDATE demo.made SET loaded = loaded + :loaded
