SELECT default_account FROM identity.users WHERE id = :id
