using System.Collections;

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>Order of key values, as SQL orders them elsewhere in the API: none first, texts by their UTF-8 bytes, enums by their number.</summary>
internal sealed class KeyOrder : IComparer<object?>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => Texts(left, right),
        (KeyPart left, KeyPart right) => Compare(left.Order, right.Order),
        _ => Comparer.DefaultInvariant.Compare(x, y),
    };

    // UTF-16 units order as UTF-8 bytes do, but for surrogates, which stand for what lies behind U+FFFF.
    private static int Texts(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                var (a, b) = (char.IsSurrogate(left[i]), char.IsSurrogate(right[i]));
                return a == b ? left[i] - right[i] : a ? 1 : -1;
            }
        }

        return left.Length - right.Length;
    }
}

/// <summary>A key's value that is an object; it orders by its own key.</summary>
internal abstract record KeyPart
{
    public abstract string? Order { get; }
}
