func close() async {
    print("closed")
}

func send() async {
    defer { await close() }
    print("sent")
}
