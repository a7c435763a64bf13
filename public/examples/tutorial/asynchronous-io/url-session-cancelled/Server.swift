import Foundation

/// Answers requests until the program ends, on a port that the system chooses. Returns the port.
func startServer() -> UInt16 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout.size(ofValue: address))
    withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            precondition(bind(listener, $0, size) == 0 && listen(listener, 8) == 0)
            getsockname(listener, $0, &size)
        }
    }
    DispatchQueue(label: "server").async {
        var pair: [FileHandle] = []
        while true {
            let client = FileHandle(fileDescriptor: accept(listener, nil, nil), closeOnDealloc: true)
            let request = String(decoding: client.availableData, as: UTF8.self)  // GET /hello …
            let path = request.split(separator: " ").dropFirst().first ?? "/"
            guard path == "/pair" else {
                answer(path, client)
                continue
            }
            pair.append(client)  // nobody is answered until two have asked
            if pair.count == 2 { pair.forEach { answer(path, $0) } }
        }
    }
    return UInt16(bigEndian: address.sin_port)
}

func answer(_ path: Substring, _ client: FileHandle) {
    let status = path == "/lost" ? "404 Not Found" : "200 OK"
    let text = "You asked for \(path)"
    let head = "HTTP/1.1 \(status)\r\nContent-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n"
    client.write(Data((head + text).utf8))
}
