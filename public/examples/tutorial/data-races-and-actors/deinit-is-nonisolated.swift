actor Connection {
    private var isOpen = true

    private func close() {
        isOpen = false
    }

    deinit {
        close()
    }
}
