namespace SupportConsole.Core.PlatformKeys;

/// <summary>When a key was last used on this node, and what of it the database knows.</summary>
internal sealed class PlatformKeyMark(DateTimeOffset? written)
{
    /// <summary>A use is noted so often.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private long _used;

    /// <summary>When the database was told last; by the one who tells it.</summary>
    public DateTimeOffset? Written { get; set; } = written;

    /// <summary>A call was made; costs a write to memory.</summary>
    public void Use(DateTimeOffset now) => Volatile.Write(ref _used, now.ToUnixTimeMilliseconds());

    /// <summary>The use that the database should be told of; null when it knows enough.</summary>
    public DateTimeOffset? Due()
    {
        var used = DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref _used));
        return used > DateTimeOffset.UnixEpoch && !(used - Written < NotedEvery) ? used : null;
    }
}
