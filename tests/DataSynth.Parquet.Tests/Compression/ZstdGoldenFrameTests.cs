using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>Frames written by the reference implementation (zstd 1.5.4), for systems that lack it.</summary>
public sealed class ZstdGoldenFrameTests
{
    private readonly IBlockCodec _codec = BlockCodecs.For(ParquetCompression.Zstd);

    [Theory]
    [InlineData("KLUv/SCKnQIAMsURF5Cnbfa/vhiWzdYEssWO9et6OKfd3AwCgO7rEnQD3SdOOsHtBz7khZ1gRVQo6T6e0PChYcBYbkd0+qKs6Mk8UrnLNWoz0QQCAENXmZi4FAE=")]
    [InlineData("KLUv/SCKfQIAMsUQEpDPATjZAPB9ipRu+7+q6rsenODeu4fcI/c+Lsjl41Wuczsepes2E+SLw1aSmxrZ6ePd2N2GkdxijE9g78kgwmOsVQIAQ1eZmLgUAQ==")]
    [InlineData("KLUv/SSKnQIAMsURF5Cnbfa/vhiWzdYEssWO9et6OKfd3AwCgO7rEnQD3SdOOsHtBz7khZ1gRVQo6T6e0PChYcBYbkd0+qKs6Mk8UrnLNWoz0QQCAENXmZi4FAGqQnEr")]
    public void A_short_text_is_read(string frame) => Check(frame,
        """
        hello hello hello, tool calling: {"name":"get_weather","arguments":{"city":"Paris"}} {"name":"get_weather","arguments":{"city":"London"}}

        """);

    [Theory]
    [InlineData("KLUv/WB4ApUFAHLGFhtgidvwQN05SK76tVMEEl8GCciiY1AZJwmyBE/FeyqQkuJGVyUIWZ0kWwpKDcECBClrBMC2ZZtSvHfg2cnlxnm5HBzv9DL8wXOvsgTj8sad"
        + "Hjq1KbQyxyvL/RMmIPBijugBDhgC5JajG4IIdsQfApEzERJdCGaGKmXgmmCf4cQBhAByKpajC0HkWibHfwi2zPdSF90QQk7GPHBcCDFbHoOjkQEM/mp0zA2olQYwNRQ=")]
    [InlineData("KLUv/WB4AgUFAKKGFhiAbQ5AKHLWFjF/0gQQh5gb7+Hw0nBU2GHAnM1grBVx2m5rDctPFsrvWAxCERnWMlSIhk3DA5hTcI+UNg8eX6TJ3Sn5mFfuUfay5ET64NE+"
        + "Unda5Dp3X9Z+FRygwJKFC/u/AbAsvNkDOEAh59Xv/CvQqbPIxJ5gzU7maAUVcc4CbZnDp+7FTn1wMj1GecPN0PrNP63dwGA02QDmSAE=")]
    [InlineData("KLUv/WR4AjUFAJIGFxtwadvm/1EcIDFJlhuJlcAcKs6IYtSU39KPfjXnPTVISfGSqxA6UlkLUBmCUlMw4UCpzRDYlmxDznuAdWYwuXFmDgtfZ5oh3qxzb+pCcXjj"
        + "LhONuRw6la+n4r4JHaDQ0MKF/d+gYhDZA3A0y6w8OiYP8jGZiOiFPcvEjzDmJ+VstokKsmaaWiaDr9kLHfTNyfQYmQ1vltYBmz+t2dDgmmwAE6aiU0fR")]
    [InlineData("KLUv/QRoBQUAooYWGIBtDkAoctYWMX/SBBCHmBvv4fDScFTYYcCczWCsFXHabmsNy08Wyu9YDEIRGdYyVIiGTcMDmFNwj5Q2Dx5fpMndKfmYV+5R9rLkRPrg0T5S"
        + "d1rkOndf1n4VHKDAkoUL+78BsCy82QM4QCHn1e/8K9Cps8jEnmDNTuZoBRVxzgJtmcOn7sVOfXAyPUZ5w83Q+s0/rd3AYDTZAOZIAaJTR9E=")]
    public void Calls_are_read(string frame)
    {
        string[] names = ["weather", "time", "news"];
        string[] cities = ["Paris", "London", "Rome", "Oslo", "Lima"];
        Check(frame, string.Concat(names.SelectMany(name => cities.Select(city => (name, city))).Select((call, i) =>
            $$$"""{"name":"get_{{{call.name}}}","arguments":{"city":"{{{call.city}}}","days":{{{i * 7 % 31}}}}}""" + "\n")));
    }

    private void Check(string frame, string expected)
    {
        var compressed = Convert.FromBase64String(frame);
        var size = Encoding.UTF8.GetByteCount(expected);

        Encoding.UTF8.GetString(_codec.DecompressToArray(compressed, size)).ShouldBe(expected);
        Encoding.UTF8.GetString(_codec.DecompressGrowing(compressed, size)).ShouldBe(expected);
    }
}
