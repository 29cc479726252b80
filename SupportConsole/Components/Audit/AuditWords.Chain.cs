using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Audit;

/// <summary>Words of the chain's state, of downloads and of saved views.</summary>
internal static partial class AuditWords
{
    public const string NoCheckpointYet = "No checkpoint yet";
    public const string CheckpointsUnread = "The checkpoints cannot be read. The cause is in the log.";
    public const string ExportCsv = "CSV";
    public const string ExportJsonLines = "JSON Lines";
    public const string Views = "Saved views";
    public const string ViewName = "Name of the view";
    public const string SaveView = "Save view";

    public static string SignedTo(long sequence) => $"Last checkpoint: entry {Figures.Whole(sequence)} at";

    public static string ForgetView(string name) => $"Forget the view {name}";

    public static string File(string? name) => name is null ? "Save a file" : $"Save {name}";
}
