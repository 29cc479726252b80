using SupportConsole.Core.Access;

namespace SupportConsole.Core.Live;

/// <summary>
/// Readings of accounts, each one for all its viewers on this node. What is read may not depend on who looks.
/// </summary>
public interface ISharedReadings
{
    /// <summary>Reads now: what was committed before the call is in it.</summary>
    /// <returns>Null when what is asked for does not exist.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<T?> ReadAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The last reading, when it is not older than a refresh would leave it; else reads now.</summary>
    /// <returns>Null when what is asked for does not exist.</returns>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<T?> RecentAsync<T>(Actor actor, ReadingSource<T> source, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Follows the account's changes: at most one reading in each interval, however many follow.</summary>
    /// <param name="source">What is followed.</param>
    /// <param name="changed">Called after each reading, on any thread; must not block or throw.</param>
    IFollowedReading<T> Follow<T>(ReadingSource<T> source, Action changed)
        where T : class;
}

/// <summary>What is read of an account.</summary>
/// <typeparam name="T">What a reading is.</typeparam>
/// <param name="Key">Compared by value: sources of one key read the same.</param>
/// <param name="AccountId">The account whose changes make a reading out of date.</param>
/// <param name="Interval">Least time between two readings that changes cause.</param>
/// <param name="Read">
/// Reads for the node, whose actor may view accounts and nothing else. It is kept for all viewers: it may hold services
/// and values, and no page or person.
/// </param>
public sealed record ReadingSource<T>(
    object Key,
    string AccountId,
    TimeSpan Interval,
    Func<Actor, CancellationToken, Task<T?>> Read
)
    where T : class
{
    /// <summary>What every viewer must hold.</summary>
    public Permission Permission { get; init; } = Permission.ViewAccounts;
}
