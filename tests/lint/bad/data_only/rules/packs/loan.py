print("not data")
