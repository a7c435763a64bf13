actor Connection {
    private let name: String
    private var isOpen = true

    init(to name: String) {
        self.name = name
    }

    private func close() {
        isOpen = false
        print("connection to \(name): closed")
    }

    isolated deinit {
        close()
    }
}

func copyFiles() async {
    let connection = Connection(to: "backup")
    print("copying")
    _ = connection
}

await copyFiles()
try await Task.sleep(for: .milliseconds(200))
