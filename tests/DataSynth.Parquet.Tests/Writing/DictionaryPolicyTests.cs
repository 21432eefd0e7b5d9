using DataSynth.Parquet.Writing;

namespace DataSynth.Parquet.Tests.Writing;

/// <summary>Values of 1,000 bytes, of which the policy sees as many as make it judge: a mebibyte of distinct ones.</summary>
public sealed class DictionaryPolicyTests
{
    private const int ValueBytes = 1_000;
    private const int FirstJudged = 1_050;

    private readonly DictionaryPolicy _policy = new(new());

    [Fact]
    public void It_is_kept_where_chance_withheld_most_repeats_of_a_set_that_pays()
    {
        // Of 1,063 draws out of 26,000, 22 are repeats on average, and 13 may well be; by the end, 53,000 draws take each one twice.
        _policy.IsLost(Distinct(FirstJudged), FirstJudged + 13, Plain(FirstJudged + 13), growth: 50).ShouldBeFalse();
    }

    [Fact]
    public void It_is_given_up_where_nothing_repeats_though_chance_is_allowed_for() =>
        _policy.IsLost(Distinct(FirstJudged), FirstJudged, Plain(FirstJudged), growth: 50).ShouldBeTrue();

    [Fact]
    public void It_is_given_up_where_the_row_group_ends_before_repeats_pay() =>
        _policy.IsLost(Distinct(FirstJudged), FirstJudged + 13, Plain(FirstJudged + 13), growth: 2).ShouldBeTrue();

    [Fact]
    public void It_is_given_up_where_the_whole_set_would_exceed_the_largest_dictionary() =>
        new DictionaryPolicy(new() { DictionaryBytes = 4_000_000 })
            .IsLost(Distinct(FirstJudged), FirstJudged + 13, Plain(FirstJudged + 13), growth: 50).ShouldBeTrue();

    [Fact]
    public void It_is_kept_where_it_has_paid_already() =>
        _policy.IsLost(Distinct(FirstJudged), 3 * FirstJudged, Plain(3 * FirstJudged), growth: 1).ShouldBeFalse();

    [Fact]
    public void It_is_judged_again_at_twice_the_size_only()
    {
        _policy.IsLost(Distinct(FirstJudged), FirstJudged + 200, Plain(FirstJudged + 200), growth: 50).ShouldBeFalse();

        _policy.IsLost(Distinct(FirstJudged + 500), FirstJudged + 700, Plain(FirstJudged + 700), growth: 1).ShouldBeFalse();
        _policy.IsLost(Distinct((2 * FirstJudged) + 50), (2 * FirstJudged) + 50, Plain((2 * FirstJudged) + 50), growth: 1).ShouldBeTrue();
    }

    [Fact]
    public void A_small_one_is_never_judged() => _policy.IsLost(Distinct(900), 900, Plain(900), growth: 1).ShouldBeFalse();

    [Fact]
    public void It_is_given_up_above_its_largest_size_whatever_repeats() =>
        new DictionaryPolicy(new() { DictionaryBytes = 500_000 }).IsLost(Distinct(900), 90_000, Plain(90_000), growth: 1).ShouldBeTrue();

    private static long Plain(int values) => values * (ValueBytes + 4L);

    private static ByteDictionary Distinct(int count)
    {
        var dictionary = new ByteDictionary(hasLengths: true, new ParquetBuffers());
        var value = new byte[ValueBytes];
        for (var i = 0; i < count; i++)
        {
            BitConverter.TryWriteBytes(value, i);
            dictionary.Add(value);
        }

        return dictionary;
    }
}
