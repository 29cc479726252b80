namespace SupportConsole.Core.Persistence;

/// <summary>
/// What must be so in a database of an earlier version before it is migrated. Where it is not, the program does not
/// start and changes nothing, so that the version before it can put it right.
/// </summary>
internal interface IMigrationCondition
{
    /// <summary>What is in the way, with the cure; null when nothing is.</summary>
    Task<string?> FindObstacleAsync(ConsoleDbContext context, CancellationToken cancellationToken);
}
