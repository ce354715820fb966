UPDATE audit.event SET detail = 'changed'
