using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Journal.Tests;

public sealed class RequestKeyTests
{
    [Fact]
    public void A_key_survives_its_bytes_and_its_text() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(RequestKey.Length).ToArbitrary(), bytes =>
        {
            var key = new RequestKey(bytes);
            return key.ToByteArray().SequenceEqual(bytes)
                && key.ToString() == Convert.ToHexStringLower(bytes)
                && RequestKey.Parse(key.ToString().ToUpperInvariant()) == key;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_that_differ_in_one_bit_are_not_equal()
    {
        for (var bit = 0; bit < 8 * RequestKey.Length; bit++)
        {
            var bytes = new byte[RequestKey.Length];
            bytes[bit / 8] = (byte)(1 << (bit % 8));
            new RequestKey(bytes).ShouldNotBe(new RequestKey(new byte[RequestKey.Length]));
        }
    }

    [Fact]
    public void Another_length_is_refused()
    {
        Should.Throw<ArgumentException>(() => new RequestKey(new byte[31])).Message.ShouldContain("31 bytes, expected 32");
        Should.Throw<ArgumentException>(() => RequestKey.Parse("00"));
        Should.Throw<FormatException>(() => RequestKey.Parse(new string('z', 64)));
    }
}
