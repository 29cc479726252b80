namespace SupportConsole.Tests.Crash.Rates;

/// <summary>Sessions that the gateways know of and may terminate, some of them more than once.</summary>
internal sealed class OpenSessions
{
    private readonly Lock _lock = new();
    private readonly List<string> _ids = [];
    private string? _latest;

    public void Add(string id)
    {
        lock (_lock)
        {
            _ids.Add(id);
        }
    }

    /// <summary>
    /// A session to terminate: often the one that another gateway is just terminating, and half of the others come
    /// again.
    /// </summary>
    /// <returns>Null when there is none.</returns>
    public string? Take(Random dice)
    {
        lock (_lock)
        {
            if (_latest is not null && dice.Next(6) == 0)
            {
                return _latest;
            }

            if (_ids.Count == 0)
            {
                return null;
            }

            var index = dice.Next(_ids.Count);
            _latest = _ids[index];
            if (dice.Next(2) == 0)
            {
                _ids.RemoveAt(index);
            }

            return _latest;
        }
    }
}
