using DataSynth.Parquet.Values;

namespace DataSynth.Parquet.Writing;

/// <summary>Smallest and largest of the values seen, NaNs left out.</summary>
/// <param name="order">How values compare.</param>
internal sealed class ValueBounds(ValueOrder order)
{
    private byte[] _min = [];
    private byte[] _max = [];
    private int _minLength;
    private int _maxLength;

    /// <summary>Whether there is a bound: false without values, without an order, or with NaNs alone.</summary>
    public bool HasValue { get; private set; }

    public ReadOnlySpan<byte> Min => _min.AsSpan(0, _minLength);

    public ReadOnlySpan<byte> Max => _max.AsSpan(0, _maxLength);

    public void Add(ReadOnlySpan<byte> value)
    {
        if (order == ValueOrder.None || ValueOrders.IsNotANumber(order, value))
            return;
        if (!HasValue)
        {
            Keep(value, ref _min, ref _minLength);
            Keep(value, ref _max, ref _maxLength);
            HasValue = true;
        }
        else if (ValueOrders.Compare(order, value, Min) < 0)
        {
            Keep(value, ref _min, ref _minLength);
        }
        else if (ValueOrders.Compare(order, value, Max) > 0)
        {
            Keep(value, ref _max, ref _maxLength);
        }
    }

    public void Add(ValueBounds other)
    {
        if (!other.HasValue)
            return;
        Add(other.Min);
        Add(other.Max);
    }

    public void Clear() => HasValue = false;

    private static void Keep(ReadOnlySpan<byte> value, ref byte[] kept, ref int length)
    {
        if (kept.Length < value.Length)
            kept = new byte[Math.Max(value.Length, 16)];
        value.CopyTo(kept);
        length = value.Length;
    }
}
