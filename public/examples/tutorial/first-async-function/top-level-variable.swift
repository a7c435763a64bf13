var greeted = 0

func greet(_ name: String) async {
    print("Hello, \(name)!")
    greeted += 1
}

await greet("Ada")
