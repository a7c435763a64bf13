let count: Int = "three"
