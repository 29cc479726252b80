namespace SupportConsole.Core.Engine;

/// <summary>Runs a batch as one transaction: find, lock, read, decide, write, commit.</summary>
internal sealed class CommandEngine(
    ICommandStore store,
    RowSetCatalog catalog,
    CommandSettings settings,
    NodeIdentity node,
    EngineMeter meter,
    TimeProvider clock
)
{
    /// <summary>Decides and commits the commands together; they are not answered yet.</summary>
    /// <param name="commands">In the order they arrived.</param>
    /// <param name="isRetry">True when an earlier try failed.</param>
    /// <param name="cancellationToken">Gives up waiting for a connection; once begun, a batch runs to its end.</param>
    /// <returns>What changed, for those who watch.</returns>
    public async Task<BatchChanges> RunAsync(
        IReadOnlyList<Command> commands,
        bool isRetry,
        CancellationToken cancellationToken
    )
    {
        await using var unit = await store.BeginAsync(cancellationToken);
        var context = new CommandContext(unit, catalog, settings, Now, isRetry);
        foreach (var command in commands)
        {
            command.Require(context);
        }

        await context.LoadAsync();
        foreach (var command in commands)
        {
            command.DecideAhead(context);
        }

        foreach (var command in commands)
        {
            command.Decide(context);
        }

        var changed = await context.WriteAsync(node);
        foreach (var command in commands)
        {
            command.Conclude(context);
        }

        var committing = meter.Start();
        await unit.CommitAsync();
        meter.Committed(committing);
        return new(changed, context.WakesWaiting);
    }

    /// <summary>To the millisecond, as the database keeps it: an answer and a later read agree.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>The changes of a committed batch.</summary>
/// <param name="Accounts">Accounts whose figures moved.</param>
/// <param name="WakesWaiting">True when something was left in the tables that a waiting command may want.</param>
internal sealed record BatchChanges(IReadOnlyList<string> Accounts, bool WakesWaiting);
