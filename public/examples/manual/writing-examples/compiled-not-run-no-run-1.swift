while let line = readLine() {
    print("You said: \(line)")
}
