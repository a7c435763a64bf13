func greet() async {
    print("Hello")
}

func goodMorning() {
    await greet()
}
