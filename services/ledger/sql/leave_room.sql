SELECT ledger.leave_room(:percent::integer)
