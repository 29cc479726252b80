namespace SupportConsole.Core.Persistence;

/// <summary>
/// Lets one node at a time migrate. The operating system or the server frees it should its holder be killed.
/// </summary>
internal interface IMigrationLock
{
    /// <summary>Makes the database exist and waits for the lock.</summary>
    /// <returns>Disposing it frees the lock.</returns>
    Task<IAsyncDisposable> TakeAsync(ConsoleDbContext context, CancellationToken cancellationToken);
}
