namespace GraphQLApi.Engine.Http.WebSockets;

/// <summary>The operations of one connection. An id is free again as soon as its operation ends; a place only when its work has really stopped.</summary>
internal sealed class OperationTable(int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Operation> byId = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int working;
    private bool isClosed;

    public enum Entry
    {
        Added,
        IdInUse,
        Full,
        Closed,
    }

    public Entry Add(Operation operation)
    {
        lock (gate)
        {
            if (isClosed)
                return Entry.Closed;
            if (byId.ContainsKey(operation.Id))
                return Entry.IdInUse;
            if (working == limit)
                return Entry.Full;
            byId.Add(operation.Id, operation);
            working++;
            return Entry.Added;
        }
    }

    /// <summary>Frees the id; false where the client has done so already and wants to hear no more of it.</summary>
    public bool End(Operation operation)
    {
        lock (gate)
        {
            return byId.TryGetValue(operation.Id, out var found) && ReferenceEquals(found, operation) && byId.Remove(operation.Id);
        }
    }

    /// <summary>Ends the operation on the client's word; an unknown id is one that has just ended by itself.</summary>
    public void Stop(string id)
    {
        Operation? operation;
        lock (gate)
        {
            byId.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>The work of the operation has stopped.</summary>
    public void Release(Operation operation)
    {
        lock (gate)
        {
            End(operation);
            working--;
            if (isClosed && working == 0)
                drained.TrySetResult();
        }
    }

    /// <summary>Ends all operations, takes no more, and waits until their work has stopped.</summary>
    public Task CloseAsync()
    {
        Operation[] running;
        lock (gate)
        {
            isClosed = true;
            running = [.. byId.Values];
            byId.Clear();
            if (working == 0)
                drained.TrySetResult();
        }

        foreach (var operation in running)
            operation.Stop();
        return drained.Task;
    }
}
