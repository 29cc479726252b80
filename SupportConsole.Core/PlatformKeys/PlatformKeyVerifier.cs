using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data.Common;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.PlatformKeys;

/// <inheritdoc cref="IPlatformKeyVerifier"/>
/// <remarks>
/// All keys that work are held in memory and read again once they are older than <see cref="Remembered"/> and somebody
/// calls: one small read in so many seconds, however many calls there are, and none for keys that do not exist.
/// </remarks>
internal sealed partial class PlatformKeyVerifier(
    SettingsKeys settings,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider clock,
    ILogger<PlatformKeyVerifier> logger
) : IPlatformKeyVerifier
{
    /// <summary>How long an answer of the database is taken for granted.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    /// <summary>How long it holds while the database does not answer: a revoked key works no longer than that.</summary>
    public static readonly TimeSpan LongestRemembered = TimeSpan.FromSeconds(5);

    private static readonly PlatformKeyCheck.Unknown Unknown = new();
    private static readonly PlatformKeyCheck.Unavailable Unavailable = new();

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<long, PlatformKeyMark> _marks = [];
    private volatile Snapshot? _snapshot;
    private Task<Snapshot?>? _reading;
    private int _generation;
    private bool _isFailing;

    /// <summary>When keys were used on this node.</summary>
    public IEnumerable<KeyValuePair<long, PlatformKeyMark>> Marks => _marks;

    /// <summary>The keys that open the API at a time.</summary>
    public static Expression<Func<PlatformKey, bool>> WorksAt(DateTimeOffset now) =>
        key => key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now);

    public async ValueTask<PlatformKeyCheck> CheckAsync(string key, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        if (settings.Find(hash) is { } known)
        {
            return known;
        }

        if (!PlatformKeySecret.Format.IsWellFormed(key))
        {
            return Unknown;
        }

        if (await FindSnapshotAsync(cancellationToken) is not { } snapshot)
        {
            return Unavailable;
        }

        var now = clock.GetUtcNow();
        if (!snapshot.Keys.TryGetValue(Convert.ToHexStringLower(hash), out var made) || made.ExpiresAt <= now)
        {
            return Unknown;
        }

        made.Mark.Use(now);
        return made.Answer;
    }

    /// <summary>Something was changed on this node: the next caller reads anew.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _generation++;
            (_snapshot, _reading) = (null, null);
        }
    }

    private async ValueTask<Snapshot?> FindSnapshotAsync(CancellationToken cancellationToken)
    {
        var last = _snapshot;
        if (IsYounger(last, Remembered))
        {
            return last;
        }

        Task<Snapshot?> reading;
        lock (_gate)
        {
            var generation = _generation;
            reading = _reading ??= Task.Run(() => ReadAsync(generation), CancellationToken.None);
        }

        return await reading.WaitAsync(cancellationToken) ?? (IsYounger(last, LongestRemembered) ? last : null);
    }

    // By the clock that nobody sets: a wall clock that jumps back must not keep a revoked key alive.
    private bool IsYounger(Snapshot? snapshot, TimeSpan age) =>
        snapshot is not null && clock.GetElapsedTime(snapshot.ReadAt) < age;

    /// <summary>Reads the keys for all who wait; null when the database does not answer.</summary>
    private async Task<Snapshot?> ReadAsync(int generation)
    {
        var started = clock.GetTimestamp();
        Snapshot? read = null;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            var keys = await context
                .PlatformKeys.AsNoTracking()
                .Where(WorksAt(clock.GetUtcNow()))
                .ToListAsync(CancellationToken.None);
            read = new(started, keys.ToFrozenDictionary(key => key.Hash, Known));
            _isFailing = false;
        }
        catch (Exception exception)
            when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(exception.Message);
            }
        }
        finally
        {
            lock (_gate)
            {
                // What began before somebody's change must not be remembered after it.
                if (generation == _generation)
                {
                    (_snapshot, _reading) = (read ?? _snapshot, null);
                }
            }
        }

        return read;
    }

    private KnownKey Known(PlatformKey key) =>
        new(
            new(new(key.Name, key.Scopes)),
            key.ExpiresAt,
            _marks.GetOrAdd(key.Number, _ => new PlatformKeyMark(key.LastUsedAt))
        );

    [LoggerMessage(
        LogLevel.Warning,
        "Platform keys cannot be read; keys made in the console are answered 503 until they can: {Cause}"
    )]
    private partial void LogFailed(string cause);

    private sealed record Snapshot(long ReadAt, FrozenDictionary<string, KnownKey> Keys);

    private sealed record KnownKey(PlatformKeyCheck.Known Answer, DateTimeOffset? ExpiresAt, PlatformKeyMark Mark);
}
