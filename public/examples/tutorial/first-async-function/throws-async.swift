func greet() throws async {
    print("Hello")
}
