package cn.linli.access;

/**
 * The device at a door.
 *
 * @param id as its vendor names it
 */
public record DoorLock(String id) {
  public DoorLock {
    if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new IllegalArgumentException("not the name of a lock");
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
