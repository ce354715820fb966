SELECT seed, customers, loaded, complete FROM demo.made
