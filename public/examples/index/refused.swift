let tea = brew("tea")

func brew(_ what: String) async -> String { what }
