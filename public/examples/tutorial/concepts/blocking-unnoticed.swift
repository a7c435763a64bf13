import Foundation

func boilWater() async {
    usleep(200_000)
}
