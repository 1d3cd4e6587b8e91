namespace overfit::plots {}
