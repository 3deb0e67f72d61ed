using System.Diagnostics;

namespace GraphQLApi.Upstream;

/// <summary>
/// Counts the calls that one request causes: a host hangs it on the request's activity, and every call made below that counts itself. A call that
/// several requests wait for counts for the one that began it.
/// </summary>
public sealed class CallTally
{
    private const string Property = "GraphQLApi.CallTally";
    private int calls;

    /// <summary>Attempts so far, retries included.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>Counts what happens below <paramref name="activity"/> from now on.</summary>
    public void Watch(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.SetCustomProperty(Property, this);
    }

    internal static void Count(Activity? activity)
    {
        for (; activity is not null; activity = activity.Parent)
        {
            if (activity.GetCustomProperty(Property) is CallTally tally)
            {
                Interlocked.Increment(ref tally.calls);
                return;
            }
        }
    }
}
