struct Log {
    static var lines: [String] = []
}
