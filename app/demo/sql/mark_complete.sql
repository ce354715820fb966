UPDATE demo.made SET complete = true
