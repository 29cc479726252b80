using Microsoft.Extensions.Options;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Notifications.Delivery;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>
/// Writes each mail to a file of its own. Exactly once: the name and the bytes follow from the mail, and the file
/// appears under its name only when it is whole and on the disk; so a second attempt finds it, or puts the same in its
/// place. Only the program's user may read it.
/// </summary>
/// <remarks>
/// .NET has no call that puts a folder's entries on the disk, which is left to the file system: after a power cut,
/// unlike a kill, a mail of the last seconds may still stand in <c>unfinished</c>, whole, although it counts as sent.
/// </remarks>
internal sealed class MailFolder(string path, NodeIdentity node) : IMailTransport
{
    public MailFolder(IOptions<EmailOptions> options, string contentRoot, NodeIdentity node)
        : this(System.IO.Path.GetFullPath(System.IO.Path.Combine(contentRoot, options.Value.FolderPath)), node) { }

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    public async Task<DeliveryResult> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(Path, mail.Key.FileName);
        try
        {
            if (!File.Exists(file))
            {
                await WriteAsync(file, MimeText.Of(mail), cancellationToken);
            }

            return new DeliveryResult.Sent($"file {mail.Key.FileName}");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new DeliveryResult.Later(
                "The mail could not be written to the folder Email:FolderPath: " + exception.Message
            );
        }
    }

    private async Task WriteAsync(string file, byte[] bytes, CancellationToken cancellationToken)
    {
        OwnerOnly.CreateFolder(Path);

        // A folder of their own: few files to look through, and nobody takes one of them for a mail.
        var (folder, name) = (
            OwnerOnly.CreateFolder(System.IO.Path.Combine(Path, "unfinished")).FullName,
            System.IO.Path.GetFileName(file)
        );
        foreach (var leftOver in Directory.EnumerateFiles(folder, $"{name}.*"))
        {
            // Of an attempt that was cut off.
            File.Delete(leftOver);
        }

        var unfinished = System.IO.Path.Combine(folder, $"{name}.{node.Id}");
        await using (var stream = OwnerOnly.OpenFile(unfinished, FileMode.Create, FileShare.None))
        {
            await stream.WriteAsync(bytes, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
