namespace SupportConsole.Core.Engine;

/// <summary>Told of each committed batch, after its callers are answered. Must not block or throw.</summary>
internal interface ICommitObserver
{
    /// <param name="commands">What was decided.</param>
    /// <param name="changedAccounts">Accounts whose figures moved.</param>
    void Committed(IReadOnlyList<Command> commands, IReadOnlyCollection<string> changedAccounts);
}
