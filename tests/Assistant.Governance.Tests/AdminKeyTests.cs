using System.Runtime.Versioning;
using Assistant.Governance.Administration;

namespace Assistant.Governance.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class AdminKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("assistant-key-").FullName;

    private string Key => Path.Combine(_folder, "admin-key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_can_read_it()
    {
        var made = AdminKey.Open(Key);

        made.IsNew.ShouldBeTrue();
        File.GetUnixFileMode(Key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var text = File.ReadAllText(Key).Trim();
        text.Length.ShouldBe(43);
        made.IsSame(text).ShouldBeTrue();
        made.IsSame(text[..^1]).ShouldBeFalse();
        made.IsSame("").ShouldBeFalse();
        var again = AdminKey.Open(Key);
        again.IsNew.ShouldBeFalse();
        again.IsSame(" " + text + "\n").ShouldBeTrue();
    }

    [Fact]
    public void Two_hosts_have_two_keys()
    {
        var one = AdminKey.Open(Key);
        AdminKey.Open(Key + "2");

        one.IsSame(File.ReadAllText(Key + "2")).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_others_can_read_is_closed_to_them()
    {
        File.WriteAllText(Key, "an-own-key-that-is-long-enough");
        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        AdminKey.Open(Key).IsSame("an-own-key-that-is-long-enough").ShouldBeTrue();

        File.GetUnixFileMode(Key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin")]
    [InlineData("                                        ")]
    public void A_key_that_could_be_guessed_is_none(string key)
    {
        File.WriteAllText(Key, key);

        Should.Throw<AdminKeyException>(() => AdminKey.Open(Key)).Message.ShouldContain(Key);
    }

    [Fact]
    public void A_key_that_cannot_be_made_says_where_it_should_lie() =>
        Should.Throw<AdminKeyException>(() => AdminKey.Open(Path.Combine(_folder, "not", "there"))).Message.ShouldContain("not/there");
}
