import FlyingFox
import Synchronization

/// Answers requests once it is known what with: the port of an address is known only when somebody
/// listens there.
final class LateHandler: HTTPHandler {
    private let answers = Mutex<LiveAnswer?>(nil)

    func set(_ answers: LiveAnswer) { self.answers.withLock { $0 = answers } }

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let answers = answers.withLock(\.self) else {
            return HTTPResponse(statusCode: .serviceUnavailable)
        }
        return await answers.answer(request)
    }
}
