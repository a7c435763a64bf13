func greet() async {
    print("Hello")
}

func greetTwice() async {
    await greet()
    greet()
}
