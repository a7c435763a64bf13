import Foundation

func readTape() async {
    Thread.sleep(forTimeInterval: 0.6)
}
