namespace GraphQLApi.Analytics.Fields;

/// <summary>Columns of one row class as a set of bits, numbered by <see cref="RowColumns{TRow}"/>: what a selection must read.</summary>
internal readonly record struct ColumnSet(UInt128 Bits)
{
    public bool IsEmpty => Bits == 0;

    public bool Contains(int column) => (Bits & (UInt128.One << column)) != 0;

    public static ColumnSet operator |(ColumnSet left, ColumnSet right) => new(left.Bits | right.Bits);

    public override string ToString() => Bits.ToString("x", null);
}
